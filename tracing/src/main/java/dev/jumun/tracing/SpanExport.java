package dev.jumun.tracing;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.MessageWriter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends spans as OpenTelemetry's exporter does, with its settings and its sender, and encodes them
 * itself.
 */
final class SpanExport implements SpanExporter {
    private static final System.Logger LOG = System.getLogger("dev.jumun.tracing");
    private static final String PROTOBUF = "application/x-protobuf";

    private final HttpSender sender;
    private final String endpoint;
    private final AtomicBoolean hasFailed = new AtomicBoolean();
    private volatile boolean isTakenOver;

    private SpanExport(HttpSender sender, String endpoint) {
        this.sender = sender;
        this.endpoint = endpoint;
    }

    /**
     * Takes the place of an exporter over HTTP. Others are left as they are, as are those that may
     * choose among several senders.
     */
    static SpanExporter inPlaceOf(SpanExporter exporter) {
        if (!(exporter instanceof OtlpHttpSpanExporter http)) {
            return exporter;
        }
        ComponentLoader all =
                ComponentLoader.forClassLoader(OtlpHttpSpanExporter.class.getClassLoader());
        List<HttpSenderProvider> senders = ComponentLoader.loadList(all, HttpSenderProvider.class);
        if (senders.size() != 1) {
            return exporter;
        }
        Settings settings = new Settings(all, senders.getFirst());
        OtlpHttpSpanExporter same = http.toBuilder().setComponentLoader(settings).build();
        SpanExport made = settings.made;
        OtlpHttpSpanExporter unused = made == null ? same : http;
        var _ = unused.shutdown();
        return made == null ? exporter : made;
    }

    /** Learns by which sender, and with which settings, an exporter would send. */
    private static final class Settings implements ComponentLoader, HttpSenderProvider {
        private final ComponentLoader others;
        private final HttpSenderProvider provider;
        private @Nullable SpanExport made;

        Settings(ComponentLoader others, HttpSenderProvider provider) {
            this.others = others;
            this.provider = provider;
        }

        @Override
        public <T> Iterable<T> load(Class<T> type) {
            return type == HttpSenderProvider.class ? List.of(type.cast(this)) : others.load(type);
        }

        @Override
        public HttpSender createSender(HttpSenderConfig settings) {
            HttpSender sender = provider.createSender(settings);
            if (settings.getContentType().equals(PROTOBUF)) {
                made = new SpanExport(sender, settings.getEndpoint().toString());
            }
            return sender;
        }
    }

    /** Hands the sender over to another, which shuts it down. */
    SpanExport takenOver() {
        isTakenOver = true;
        return new SpanExport(sender, endpoint);
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        SpanBatch batch = new SpanBatch();
        spans.forEach(batch::add);
        return send(List.of(batch));
    }

    /** Sends batches in one request; they must stay as they are until it is done. */
    CompletableResultCode send(List<SpanBatch> batches) {
        CompletableResultCode result = new CompletableResultCode();
        sender.send(
                new Message(batches.stream().flatMap(each -> each.pieces().stream()).toList()),
                response -> answered(response, result),
                failure -> {
                    LOG.log(level(), "Spans could not be sent to " + endpoint + ".", failure);
                    result.failExceptionally(failure);
                });
        return result;
    }

    private void answered(HttpResponse response, CompletableResultCode result) {
        int status = response.getStatusCode();
        if (status >= 200 && status < 300) {
            hasFailed.set(false);
            result.succeed();
        } else {
            LOG.log(level(), endpoint + " answered " + status + ", and takes no spans.");
            result.fail();
        }
    }

    /** A failure is reported once, until spans are sent again. */
    private System.Logger.Level level() {
        return hasFailed.getAndSet(true) ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING;
    }

    /** A request, which may be sent more than once. */
    private record Message(List<ProtobufOutput> pieces) implements MessageWriter {
        @Override
        public void writeMessage(OutputStream out) throws IOException {
            for (ProtobufOutput piece : pieces) {
                piece.writeTo(out);
            }
        }

        @Override
        public int getContentLength() {
            return pieces.stream().mapToInt(ProtobufOutput::size).sum();
        }
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return isTakenOver ? CompletableResultCode.ofSuccess() : sender.shutdown();
    }
}
