package grokfield.scenes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The seeds of a headless run, both ends included.
 *
 * @param first the first seed, at least 0
 * @param last the last seed, at least the first
 */
public record SeedRange(long first, long last) {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,15})(?:\\.\\.(\\d{1,15}))?");
    private static final long MOST_SEEDS = 1_000_000;

    /**
     * Reads {@code A..B}, or {@code A} for one seed.
     *
     * @throws SceneException if it is neither, or too long
     */
    public static SeedRange parse(String text) throws SceneException {
        return parse("--seeds", text);
    }

    /** As {@link #parse(String)}, of an option of that name. */
    public static SeedRange parse(String option, String text) throws SceneException {
        String place = option + " " + text + ": ";
        Matcher matcher = RANGE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new SceneException(place + "must be FIRST..LAST, such as 0..99");
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
        if (last < first) {
            throw new SceneException(place + "the last seed must not be smaller than the first");
        }
        if (last - first >= MOST_SEEDS) {
            throw new SceneException(place + "a run takes at most " + MOST_SEEDS + " seeds");
        }
        return new SeedRange(first, last);
    }

    /** How many seeds. */
    public int count() {
        return Math.toIntExact(last - first + 1);
    }

    @Override
    public String toString() {
        return first + ".." + last;
    }
}
