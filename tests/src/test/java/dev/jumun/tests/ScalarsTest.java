package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A value with a form of its own is read, written, refused and described as a simple type. */
class ScalarsTest {
    private static final String ORDER = "01234567-89ab-cdef-0123-456789abcdef";

    private static final String BOOK =
            """
            {"isbn":"9780000000001","order":"01234567-89ab-cdef-0123-456789abcdef","age":null,"other":"9780000000002","nested":3,"later":4,"more":["9780000000003"],"ages":[5],"by_isbn":{"9780000000004":6},"labels":{"a\\"b":7}}\
            """;

    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        client = TestClient.of(Scalars.class);
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void inAPath() throws Exception {
        assertThat(client.get("/books/9780000000001").send().text()).isEqualTo("\"9780000000001\"");
        assertThat(client.get("/books/12").send().text())
                .isEqualTo(
                        "{\"detail\":[{\"type\":\"string_pattern_mismatch\",\"loc\":[\"path\",\"isbn\"],\"msg\":\"String"
                            + " should match pattern"
                            + " '[0-9]{13}'\",\"input\":\"12\",\"ctx\":{\"pattern\":\"[0-9]{13}\"}}]}");
        assertThat(client.get("/books/9780000000000").send().text())
                .isEqualTo(
                        "{\"detail\":[{\"type\":\"value_error\",\"loc\":[\"path\",\"isbn\"],\"msg\":\"Value"
                            + " error, the check digit is"
                            + " wrong\",\"input\":\"9780000000000\",\"ctx\":{\"error\":{}}}]}");
    }

    @Test
    void inQueryHeaderAndCookie() throws Exception {
        TestResponse right =
                client.get("/query?isbn=9780000000001&ages=1&ages=2")
                        .header("x-order", ORDER)
                        .cookie("young", "3")
                        .send();
        assertThat(right.text()).isEqualTo("[\"9780000000001\",null,7,[1,2],\"" + ORDER + "\",3]");
        TestResponse wrong =
                client.get("/query?isbn=9780000000000&ages=1&ages=x&age=-1")
                        .header("x-order", "no")
                        .cookie("young", "-3")
                        .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains(
                        "[\"query\",\"isbn\"]",
                        "[\"query\",\"ages\",1]",
                        "[\"query\",\"age\"]",
                        "[\"header\",\"x-order\"]",
                        "[\"cookie\",\"young\"]",
                        "uuid_parsing",
                        "int_parsing",
                        "greater_than_equal");
    }

    @Test
    void inARecordOfParametersAndInAForm() throws Exception {
        assertThat(client.get("/filter?isbn=9780000000001&ages=4").send().text())
                .isEqualTo("{\"isbn\":\"9780000000001\",\"ages\":[4]}");
        assertThat(form("isbn=9780000000001").text()).isEqualTo("\"9780000000001\"");
        assertThat(form("isbn=9780000000000").text())
                .contains("[\"body\",\"isbn\"]", "check digit");
    }

    private TestResponse form(String body) throws Exception {
        return client.post("/form")
                .body("application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    @Test
    void inABodyAsMemberItemKeyAndDefault() throws Exception {
        assertThat(client.post("/books").json(BOOK).send().text()).isEqualTo(BOOK);
        String less = BOOK.replace(",\"other\":\"9780000000002\",\"nested\":3,\"later\":4", "");
        assertThat(client.post("/books").json(less).send().text())
                .contains("\"other\":\"9780000000001\",\"nested\":null,\"more\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "\"isbn\":\"9780000000001\" \"isbn\":\"9780000000000\" [\"body\",\"isbn\"] check",
                "\"isbn\":\"9780000000001\" \"isbn\":{\"value\":\"9780000000001\"}"
                        + " [\"body\",\"isbn\"] string_type",
                "\"age\":null \"age\":-1 [\"body\",\"age\"] greater_than_equal",
                "\"nested\":3 \"nested\":-3 [\"body\",\"nested\"] greater_than_equal",
                "[\"9780000000003\"] [\"9780000000003\",\"9780000000000\"] [\"body\",\"more\",1]"
                        + " check",
                "{\"9780000000004\":6} {\"9780000000000\":6}"
                        + " [\"body\",\"by_isbn\",\"9780000000000\",\"[key]\"] check",
                "{\"9780000000004\":6} {\"9780000000004\":-6}"
                        + " [\"body\",\"by_isbn\",\"9780000000004\"] greater",
            })
    void whatItsConstructorRefusesIsToldAtItsPlace(
            String found, String replacement, String place, String words) throws Exception {
        assertThat(BOOK).contains(found);
        TestResponse answer = client.post("/books").json(BOOK.replace(found, replacement)).send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("\"loc\":" + place).contains(words);
    }

    @Test
    void whereOnlyObjectIsDeclared() throws Exception {
        assertThat(client.get("/any").send().text()).isEqualTo("{\"isbn\":\"9780000000001\"}");
    }

    @Test
    void inTheDocumentByNameOrInline() throws Exception {
        TestResponse document = client.get("/openapi.json").send();
        assertThat(document.json("components", "schemas", "Isbn"))
                .isEqualTo(
                        Map.of(
                                "type", "string",
                                "pattern", "^(?:[0-9]{13})$",
                                "title", "Isbn",
                                "description", "The number of a book."));
        assertThat(document.text())
                .contains(
                        "\"isbn\":{\"$ref\":\"#/components/schemas/Isbn\"},\"order\":{\"type\":\"string\",\"format\":\"uuid\",\"title\":\"Order\"}")
                .contains(
                        "\"name\":\"other\",\"in\":\"query\",\"required\":false,\"schema\":{\"type\":\"integer\",\"minimum\":0,\"default\":7,\"title\":\"Other\"}");
    }

    private static final String JDK =
            """
            {"zoned":"2026-11-29T10:00+09:00[Asia/Seoul]","month":"2026-11","year":2026,"in_month":"NOVEMBER","day":"SUNDAY","currency":"EUR","locale":"ko-KR","zone":"Europe/Berlin","address":"192.0.2.1","letter":"x","other":null}\
            """;

    @Test
    void typesOfTheJdk() throws Exception {
        assertThat(client.post("/jdk").json(JDK).send().text()).isEqualTo(JDK);
        assertThat(client.get("/jdk/2026-11").send().text())
                .isEqualTo(
                        "[\"2026-11\",\"2026-11-29T10:00:00+09:00\",2026,\"MONDAY\",\"EUR\",\"ko-KR\",\"Europe/Berlin\",\"0:0:0:0:0:0:0:1\",\"x\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"zoned\":\"2026-11-29T10:00+09:00[Asia/Seoul]\";\"zoned\":\"2026-11-29\";not a"
                        + " date and time with its zone",
                "\"month\":\"2026-11\";\"month\":\"2026-13\";not a year and month",
                "\"year\":2026;\"year\":10000;less_than_equal",
                "\"year\":2026;\"year\":\"x\";int_parsing",
                "\"NOVEMBER\";\"Nov\";enum",
                "\"EUR\";\"EURO\";not a currency of ISO 4217",
                "\"ko-KR\";\"no such_tag\";not a language tag",
                "\"Europe/Berlin\";\"Mars/Base\";not a time zone",
                "\"192.0.2.1\";\"localhost\";ip_any_address",
                "\"192.0.2.1\";\"127.1\";ip_any_address",
                "\"192.0.2.1\";\"fe80::1%eth0\";ip_any_address",
                "\"letter\":\"x\";\"letter\":\"xy\";string_too_long",
                "\"letter\":\"x\";\"letter\":\"\";string_too_short",
                "\"letter\":\"x\";\"letter\":\"\\ud83d\\ude00\";not a character",
            })
    void whatIsNoneOfThemIsRefused(String found, String replacement, String words)
            throws Exception {
        assertThat(JDK).contains(found);
        TestResponse answer = client.post("/jdk").json(JDK.replace(found, replacement)).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json("detail")).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(1);
        assertThat(answer.text()).contains(words);
    }
}
