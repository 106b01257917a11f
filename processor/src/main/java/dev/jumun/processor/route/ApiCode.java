package dev.jumun.processor.route;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.type.CodecNames;
import dev.jumun.processor.type.GeneratedCode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The code of what the API's class declares for the whole API. */
final class ApiCode {
    private final RouteMembers members;
    private final TypeElement api;
    private final AnnotationMirror said;

    ApiCode(RouteMembers members, TypeElement api) {
        this.members = members;
        this.api = api;
        this.said = Objects.requireNonNull(Annotations.own(api, "Api"));
    }

    /** What is not as it is in general. */
    void addSettings() {
        addFlag("strictContentType", true);
        addFlag("redirectSlashes", true);
        addFlag("implicitHead", false);
        addFlag("showInput", true);
        addDocumentStyle();
        addDocument();
        addRootPath();
        addFiles();
        addMounts();
        for (String path : List.of("openApiPath", "docsPath", "redocPath")) {
            Object value = Annotations.member(said, path);
            if (value != null) {
                members.add(
                        GeneratedCode.override(path)
                                .returns(String.class)
                                .addStatement("return $S", value.toString())
                                .build());
            }
        }
    }

    private void addDocumentStyle() {
        String style = Annotations.text(said, "documentStyle", "");
        if (!style.isEmpty()) {
            ClassName styles = ClassName.get("dev.jumun", "Api", "DocumentStyle");
            members.add(
                    GeneratedCode.override("documentStyle")
                            .returns(styles)
                            .addStatement(
                                    "return $T.$L",
                                    styles,
                                    style.substring(style.lastIndexOf('.') + 1))
                            .build());
        }
    }

    private void addFlag(String flag, boolean otherwise) {
        if (Annotations.flag(said, flag, otherwise) != otherwise) {
            members.add(
                    GeneratedCode.override(flag)
                            .returns(boolean.class)
                            .addStatement("return $L", !otherwise)
                            .build());
        }
    }

    private void addRootPath() {
        String rootPath = Annotations.text(said, "rootPath", "");
        if (!rootPath.isEmpty()) {
            members.add(
                    GeneratedCode.override("rootPath")
                            .returns(String.class)
                            .addStatement("return $S", rootPath)
                            .build());
        }
        addFlag("rootPathInServers", true);
    }

    private void addMounts() {
        List<Object> mounts = Annotations.list(said, "mounts");
        if (mounts.isEmpty()) {
            return;
        }
        CodeBlock.Builder all = CodeBlock.builder();
        for (Object each : mounts) {
            if (each instanceof AnnotationMirror mount
                    && Annotations.member(mount, "api") instanceof TypeMirror below) {
                all.add("mounts.put($S, $T.class);\n", Annotations.text(mount, "path", ""), below);
            }
        }
        TypeName map =
                ParameterizedTypeName.get(
                        ClassName.get(Map.class),
                        ClassName.get(String.class),
                        ParameterizedTypeName.get(
                                ClassName.get(Class.class),
                                WildcardTypeName.subtypeOf(Object.class)));
        members.add(
                GeneratedCode.override("mounts")
                        .returns(map)
                        .addStatement("$T mounts = new $T<>()", map, LinkedHashMap.class)
                        .addCode(all.build())
                        .addStatement("return mounts")
                        .build());
    }

    private void addFiles() {
        List<CodeBlock> trees = new ArrayList<>();
        ClassName tree = ClassName.get("dev.jumun.runtime.file", "FileTree");
        for (AnnotationMirror files : Annotations.repeated(api, "StaticFiles")) {
            trees.add(
                    CodeBlock.of(
                            "new $T($S, $S, $L, $S, $T.class.getClassLoader())$L",
                            tree,
                            Annotations.text(files, "path", ""),
                            Annotations.text(files, "directory", ""),
                            Annotations.flag(files, "html", false),
                            Annotations.text(files, "fallback", ""),
                            ClassName.get(api),
                            Annotations.flag(files, "checkDirectory", true) ? "" : ".unchecked()"));
        }
        if (!trees.isEmpty()) {
            members.add(
                    GeneratedCode.override("files")
                            .returns(ParameterizedTypeName.get(ClassName.get(List.class), tree))
                            .addStatement(
                                    "return $T.of($L)",
                                    List.class,
                                    trees.stream().collect(CodeBlock.joining(", ")))
                            .build());
        }
    }

    private void addDocument() {
        TypeName map =
                ParameterizedTypeName.get(
                        ClassName.get(Map.class),
                        ClassName.get(String.class),
                        ClassName.get(Object.class)
                                .annotated(AnnotationSpec.builder(CodecNames.NULLABLE).build()));
        for (ExecutableElement method : ElementFilter.methodsIn(api.getEnclosedElements())) {
            if (Annotations.own(method, "CustomizeOpenApi") != null) {
                members.add(
                        GeneratedCode.override("customizesDocument")
                                .returns(boolean.class)
                                .addStatement("return true")
                                .build());
                members.add(
                        GeneratedCode.override("document")
                                .returns(
                                        map.annotated(
                                                AnnotationSpec.builder(CodecNames.NULLABLE)
                                                        .build()))
                                .addParameter(map, "document")
                                .addStatement(
                                        "return this.$N.$N(document)",
                                        members.instance(api),
                                        method.getSimpleName().toString())
                                .build());
            }
        }
        if (Annotations.member(said, "docs") instanceof AnnotationMirror docs) {
            ClassName settings = ClassName.get("dev.jumun.runtime.document", "DocsSettings");
            members.add(
                    GeneratedCode.override("docs")
                            .returns(settings)
                            .addStatement(
                                    "return new $T($S, $S, $S, $S, $S)",
                                    settings,
                                    Annotations.text(docs, "swaggerUi", "{}"),
                                    Annotations.text(docs, "oAuth", "{}"),
                                    Annotations.text(docs, "swaggerScript", ""),
                                    Annotations.text(docs, "swaggerStyle", ""),
                                    Annotations.text(docs, "redocScript", ""))
                            .build());
        }
    }

    /** How failures are written, if not as FastAPI does. */
    void addErrorFormat() {
        if (Annotations.text(said, "errors", "").endsWith("PROBLEM_JSON")) {
            ClassName format = ClassName.get("dev.jumun", "Api", "ErrorFormat");
            members.add(
                    GeneratedCode.override("errorFormat")
                            .returns(format)
                            .addStatement("return $T.PROBLEM_JSON", format)
                            .build());
        }
    }
}
