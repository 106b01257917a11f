package dev.jumun.conformance.extra_data_types;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Put("/items/{item_id}")
    Object readItems(
            UUID itemId,
            @Body OffsetDateTime startDatetime,
            @Body OffsetDateTime endDatetime,
            @Body Duration processAfter,
            @Body @Nullable LocalTime repeatAt) {
        OffsetDateTime startProcess = startDatetime.plus(processAfter);
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("item_id", itemId);
        result.put("start_datetime", startDatetime);
        result.put("end_datetime", endDatetime);
        result.put("process_after", processAfter.toMillis() / 1e3);
        result.put("repeat_at", repeatAt);
        result.put("start_process", startProcess);
        result.put("duration", Duration.between(startProcess, endDatetime).toMillis() / 1e3);
        return result;
    }
}
