package dev.jumun.runtime.form;

/**
 * What a form may have at most; the defaults are Starlette's.
 *
 * @param fields the maximum number of fields that aren't files
 * @param files the maximum number of files
 * @param fieldSize the maximum number of bytes in a field of a form in parts
 * @param memory up to this number of bytes, a file is kept in memory; a larger one is on disk
 */
public record FormLimits(int fields, int files, int fieldSize, int memory) {
    /** The default limits. */
    public static final FormLimits DEFAULT = new FormLimits(1000, 1000, 1 << 20, 1 << 20);
}
