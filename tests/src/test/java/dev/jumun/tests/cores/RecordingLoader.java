package dev.jumun.tests.cores;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Loads classes of Jumun and Netty that report to {@link Writes} what they write: fields, elements
 * of arrays, monitors, and what they ask the JDK's atomic classes and concurrent collections to
 * write. Constructors are left out, since no other thread knows their objects yet.
 *
 * <p>What the JDK writes in classes of its own is not recorded.
 */
final class RecordingLoader extends ClassLoader {
    private static final ClassDesc WRITES = ClassDesc.of(Writes.class.getName());
    private static final MethodTypeDesc OBJECT =
            MethodTypeDesc.of(
                    ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_String);
    private static final MethodTypeDesc ELEMENT =
            MethodTypeDesc.of(
                    ConstantDescs.CD_void,
                    ConstantDescs.CD_Object,
                    ConstantDescs.CD_int,
                    ConstantDescs.CD_String);

    /** Those of an atomic class or a lock that write; {@code get} and the like do not. */
    private static final Pattern WRITING =
            Pattern.compile(
                    "(set|lazySet|getAnd|compareAnd|weakCompareAnd|increment|decrement|add|"
                            + "accumulate|updateAndGet|put|lock|tryLock|unlock).*");

    private static final Set<String> LOCKS =
            Set.of(
                    "Ljava/util/concurrent/locks/ReentrantLock;",
                    "Ljava/util/concurrent/locks/Lock;");

    /** Those of a collection or an executor that write, whatever they find. */
    private static final Set<String> CHANGES =
            Set.of(
                    "put",
                    "add",
                    "remove",
                    "offer",
                    "poll",
                    "merge",
                    "compute",
                    "putIfAbsent",
                    "schedule",
                    "execute",
                    "submit");

    RecordingLoader(ClassLoader parent) {
        super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.equals(Writes.class.getName())
                || !(name.startsWith("dev.jumun.") || name.startsWith("io.netty."))) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? recording(name) : known;
        }
    }

    private Class<?> recording(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] changed = changed(in.readAllBytes());
            return defineClass(name, changed, 0, changed.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static byte[] changed(byte[] original) {
        ClassFile files = ClassFile.of();
        var type = files.parse(original);
        String owner = type.thisClass().asInternalName();
        return files.transformClass(
                type,
                (builder, element) -> {
                    if (element instanceof MethodModel method
                            && !method.methodName().stringValue().startsWith("<")
                            && method.code().isPresent()) {
                        String place =
                                owner.substring(owner.lastIndexOf('/') + 1)
                                        + "."
                                        + method.methodName().stringValue();
                        builder.transformMethod(
                                method, MethodTransform.transformingCode(reporting(place)));
                    } else {
                        builder.with(element);
                    }
                });
    }

    private static CodeTransform reporting(String place) {
        return (builder, element) -> {
            before(builder, element, place);
            builder.with(element);
        };
    }

    private static void before(CodeBuilder builder, CodeElement element, String place) {
        switch (element) {
            case FieldInstruction field when field.opcode() == Opcode.PUTFIELD -> {
                TypeKind kind = TypeKind.from(field.typeSymbol());
                int value = builder.allocateLocal(kind);
                builder.storeLocal(kind, value).dup();
                report(builder, "object", OBJECT, place);
                builder.loadLocal(kind, value);
            }
            case FieldInstruction field when field.opcode() == Opcode.PUTSTATIC -> {
                builder.loadConstant(field.owner().asInternalName() + "." + field.name());
                report(builder, "object", OBJECT, place);
            }
            case ArrayStoreInstruction store -> {
                TypeKind kind = store.typeKind();
                TypeKind onStack = kind.asLoadable();
                int value = builder.allocateLocal(onStack);
                builder.storeLocal(onStack, value).dup2();
                report(builder, "element", ELEMENT, place);
                builder.loadLocal(onStack, value);
            }
            case MonitorInstruction _ -> {
                builder.dup();
                report(builder, "object", OBJECT, place);
            }
            case InvokeInstruction call
                    when call.opcode() != Opcode.INVOKESTATIC
                            && call.opcode() != Opcode.INVOKESPECIAL ->
                    call(builder, call, place);
            default -> {
                // writes nothing that others may see
            }
        }
    }

    private static void call(CodeBuilder builder, InvokeInstruction call, String place) {
        String owner = call.owner().asSymbol().descriptorString();
        String name = call.name().stringValue();
        boolean atomic =
                owner.startsWith("Ljava/util/concurrent/atomic/")
                        || LOCKS.contains(owner)
                        || owner.equals("Ljava/lang/invoke/VarHandle;")
                        || owner.equals("Lsun/misc/Unsafe;");
        boolean collection = owner.startsWith("Ljava/util/") && !atomic && CHANGES.contains(name);
        if (!(atomic && WRITING.matcher(name).matches()) && !collection) {
            return;
        }
        MethodTypeDesc type = call.typeSymbol();
        int[] slots = new int[type.parameterCount()];
        for (int i = slots.length - 1; i >= 0; i--) {
            TypeKind kind = TypeKind.from(type.parameterType(i)).asLoadable();
            slots[i] = builder.allocateLocal(kind);
            builder.storeLocal(kind, slots[i]);
        }
        boolean first =
                owner.endsWith("FieldUpdater;")
                        || owner.equals("Ljava/lang/invoke/VarHandle;")
                        || owner.equals("Lsun/misc/Unsafe;");
        if (owner.endsWith("Array;")) {
            builder.dup().iload(slots[0]);
            report(builder, "element", ELEMENT, place);
        } else if (!first) {
            builder.dup();
            report(builder, collection ? "perhaps" : "object", OBJECT, place);
        } else if (slots.length > 0 && !type.parameterType(0).isPrimitive()) {
            builder.aload(slots[0]);
            report(builder, "object", OBJECT, place);
        }
        for (int i = 0; i < slots.length; i++) {
            TypeKind kind = TypeKind.from(type.parameterType(i)).asLoadable();
            builder.loadLocal(kind, slots[i]);
        }
    }

    private static void report(
            CodeBuilder builder, String method, MethodTypeDesc type, String place) {
        builder.loadConstant(place).invokestatic(WRITES, method, type);
    }
}
