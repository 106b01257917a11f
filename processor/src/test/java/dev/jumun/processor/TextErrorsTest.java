package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and numbers in annotations that nothing could honour. */
class TextErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEXT-1 | value of @OpenIdConnect is \"\", which is not a URL | @Get(\"/\") void"
                        + " a(@dev.jumun.security.OpenIdConnect(\"\") String x) {}",
                "TEXT-1 | tokenUrl of @OAuth2PasswordBearer is \"\", which is not a URL |"
                        + " @Get(\"/\") void a(@dev.jumun.security.OAuth2PasswordBearer(tokenUrl ="
                        + " \"\") String x) {}",
                "TEXT-1 | schemeName of @HttpBearer is \"\", which is not a name in the document |"
                        + " @Get(\"/\") void a(@dev.jumun.security.HttpBearer(schemeName = \"\")"
                        + " String x) {}",
                "TEXT-1 | schemeName of @ApiKeyHeader is \"a/b\", which is not a name in the"
                        + " document | @Get(\"/\") void a(@dev.jumun.security.ApiKeyHeader(value ="
                        + " \"k\", schemeName = \"a/b\") String x) {}",
                "TEXT-1 | which is not a text of a header field. Write it in ASCII, in one line. |"
                        + " @Get(\"/\") void a(@dev.jumun.security.HttpBasic(realm = \"a\\nb\")"
                        + " dev.jumun.security.BasicCredentials x) {}",
                "TEXT-1 | which is not a text of a header field. | @Get(\"/\") void"
                        + " a(@dev.jumun.security.HttpBasic(realm = \"caf\\u00e9\")"
                        + " dev.jumun.security.BasicCredentials x) {}",
                "TEXT-1 | which is not a media type | @Get(\"/\") @Operation(mediaType ="
                        + " \"text/csv; a=\\nb\") String a() { return \"\"; }",
                "TEXT-1 | id of @Operation is | @Get(\"/\") @Operation(id = \"a\\nb\") void a() {}",
                "TEXT-1 | tags of @Operation is \"\", which is not a name | @Get(\"/\")"
                        + " @Operation(tags = \"\") void a() {}",
                "TEXT-1 | name of @Example is \"\", which is not a name | @Get(\"/\") void a(@Query"
                        + " @Example(name = \"\", value = \"1\") int x) {}",
                "TYPE-8 | \"1e-999999999\" is not a valid number for @MultipleOf | @Get(\"/\") void"
                        + " a(@Query @MultipleOf(\"1e-999999999\") java.math.BigDecimal x) {}",
                "TYPE-8 | \"1e1000000\" is not a valid number for @DecimalMin | @Get(\"/\") void"
                        + " a(@Query @DecimalMin(\"1e1000000\") java.math.BigDecimal x) {}",
                "TYPE-9 | The default \"1e999999999\" is not a value of | @Get(\"/\") void a(@Query"
                        + " @Default(\"1e999999999\") java.math.BigDecimal x) {}",
                "TYPE-3 | @AllowedValues names \"a\", which is not a value of int. | @Get(\"/\")"
                        + " void a(@Query @AllowedValues({\"1\", \"a\"}) int x) {}",
                "TYPE-3 | @AllowedValues names no value. | @Get(\"/\") void a(@Query"
                        + " @AllowedValues({}) String x) {}",
                "TYPE-3 | @AllowedValues is for text and whole numbers; this is java.util.UUID. |"
                        + " @Get(\"/\") void a(@Query @AllowedValues(\"1\") UUID x) {}",
                "PATH-1 | has a part of dots, which clients remove | @Get(\"/a/../b\") void a() {}",
                "PATH-1 | has a part of dots, which clients remove | @Get(\"/a/.\") void a() {}",
                "PATH-1 | has a line break or another control character | @Get(\"/a\\nb\") void"
                        + " a() {}",
                "STREAM-1 | Shop.a returns a generator without the type of its values. |"
                        + " @Get(\"/\") Generator<?> a() { return null; }",
                "STREAM-1 | Shop.a returns a generator without the type of its values. |"
                        + " @Get(\"/\") Generator<? extends Number> a() { return null; }",
                "STREAM-1 | Shop.a returns a generator without the type of its values. |"
                        + " @Get(\"/\") @ServerSentEvents Generator a() { return null; }",
                "TYPE-2 | In place of the array, write List<List<Integer>>. | @Get(\"/\") int[][]"
                        + " a() { return null; }",
            })
    void ofMembersAreReported(String id, String words, String member) {
        assertReported(Declared.members(member + " // here"), id, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title of @Api is \"\", which is not a name | @Api(title = \"\")",
                "version of @Api is \" \", which is not a name | @Api(version = \" \")",
                "email of @Contact is \"help\", which is not an e-mail address |"
                        + " @Api(contact = @Api.Contact(email = \"help\"))",
                "value of @Server is \"\", which is not a URL | @Api(servers = @Api.Server(\"\"))",
                "value of @Tag is \"\", which is not a name | @Api(tags = @Api.Tag(\"\"))",
                "path of @StaticFiles is \"/a/../b\", which is not a path |"
                        + " @StaticFiles(path = \"/a/../b\", directory = \"x\") @Api",
                "fallback of @StaticFiles is \"../a.html\", which is not a file below the directory"
                        + " | @StaticFiles(path = \"/a\", directory = \"x\", fallback ="
                        + " \"../a.html\") @Api",
                "fallback of @StaticFiles is \"/etc/passwd\", which is not a file below |"
                        + " @StaticFiles(path = \"/a\", directory = \"x\", fallback ="
                        + " \"/etc/passwd\") @Api",
            })
    void ofApisAreReported(String words, String annotations) {
        assertReported(Declared.types(annotations + " class A {} // here"), "TEXT-1", words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@StaticFiles(path = \"/.well-known/a..b\", directory = \"../site\", fallback ="
                        + " \"pages/404..html\") @Api class A {}",
                "@Api(servers = @Api.Server(\"https://{region}.example.com/\"), docsPath = \"\")"
                        + " class A {}",
                "@Api class A { @Get(\"/.well-known/{x}/...\") void a(String x) {} }",
                "@Api class A { @Get(\"/\") Generator<Object> a() { return null; } }",
                "@Api class A { @Get(\"/\") void a(@dev.jumun.security.HttpBasic(realm = \"a"
                        + " \\\"b\\\" c\") dev.jumun.security.BasicCredentials x) {} }",
            })
    void thatAreMeantSoAreNot(String types) {
        assertThat(Declared.types(types).errors()).isEmpty();
    }

    /** A number of a billion digits is short to write: looking at it must not take them. */
    @Test
    void longNumbersAreNotComputedWith() {
        assertReported(
                Declared.members(
                        "@Get(\"/\") void a(@Query @Default(\"1\") @DecimalMax(\"1e-2147483647\")"
                                + " java.math.BigDecimal x) {} // here"),
                "TYPE-8",
                "is not a valid number for @DecimalMax");
    }

    private static void assertReported(Declared declared, String id, String words) {
        assertThat(declared.errors())
                .singleElement()
                .asString()
                .startsWith(declared.line() + ": [JUMUN-" + id + "] ")
                .contains(words);
    }
}
