package dev.jumun.tests.guide;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

// An app of FastAPI's tutorial, of docs/from-fastapi.md.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class FromFastapiDependencies {
    record QueryText(@Nullable String value) {}

    record QueryOrCookie(@Nullable String value) {}

    @Provides
    static QueryText queryExtractor(@Nullable String q) {
        return new QueryText(q);
    }

    @Provides
    static QueryOrCookie queryOrCookieExtractor(QueryText q, @Cookie @Nullable String lastQuery) {
        return new QueryOrCookie(q.value() == null ? lastQuery : q.value());
    }

    @Get("/items/")
    Object readQuery(QueryOrCookie queryOrDefault) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("q_or_cookie", queryOrDefault.value());
        return result;
    }

    @Provides
    record CommonQueryParams(
            @Nullable String q, @Default("0") int skip, @Default("100") int limit) {}

    @Get("/common/")
    Object readItems(CommonQueryParams commons) {
        return commons;
    }
}
