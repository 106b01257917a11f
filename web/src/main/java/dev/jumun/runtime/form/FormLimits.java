package dev.jumun.runtime.form;

/**
 * What a form may have at most; the defaults are Starlette's.
 *
 * @param fields so many that are no files
 * @param files so many
 * @param fieldSize so many bytes in a field of a form in parts
 * @param memory so many bytes of a file are kept in memory; a larger one lies on disk
 */
public record FormLimits(int fields, int files, int fieldSize, int memory) {
    /** What counts if nobody says otherwise. */
    public static final FormLimits DEFAULT = new FormLimits(1000, 1000, 1 << 20, 1 << 20);
}
