package grokfield.scenes;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The known name that a mistyped one most likely meant. */
public final class Nearest {
    private static final int SHORTEST_ABBREVIATION = 3;

    private Nearest() {}

    /**
     * The name that {@code typed} abbreviates, else the one with the smallest edit distance; case aside, and of several
     * the first.
     *
     * @param names at least one name
     */
    public static String to(String typed, Collection<String> names) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return names.stream()
                .min(Comparator.comparing((String name) -> !isAbbreviation(wanted, name.toLowerCase(Locale.ROOT)))
                        .thenComparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))))
                .orElseThrow();
    }

    private static boolean isAbbreviation(String typed, String name) {
        return typed.length() >= SHORTEST_ABBREVIATION && name.startsWith(typed);
    }

    /** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours each cost 1. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
