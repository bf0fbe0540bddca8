package grokfield.render.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what the user probably meant. */
final class NearestName {
    private NearestName() {}

    /**
     * The name among {@code known} that is nearest to {@code typed} by edit distance, if one is so near that it is
     * worth suggesting: at most half of the letters differ.
     */
    static Optional<String> of(String typed, Collection<String> known) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> 2 * distance(wanted, name.toLowerCase(Locale.ROOT)) <= name.length());
    }

    /** {@code "; did you mean X?"}, or a full stop where nothing is near. */
    static String hint(String typed, Collection<String> known) {
        return of(typed, known).map(name -> "; did you mean " + name + "?").orElse(".");
    }

    /** Levenshtein's distance: the fewest letters to insert, delete or replace. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
