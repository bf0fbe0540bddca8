package grokfield.render.doctor;

import java.util.Optional;

/**
 * One thing that the doctor looked at.
 *
 * @param subject what it is, such as {@code OpenGL}
 * @param found what was found, in words
 * @param advice one sentence on what to do, where there is something to do
 */
public record Finding(String subject, Health health, String found, Optional<String> advice) {

    static Finding good(String subject, String found) {
        return new Finding(subject, Health.GOOD, found, Optional.empty());
    }

    static Finding optional(String subject, String found, String advice) {
        return new Finding(subject, Health.OPTIONAL, found, Optional.of(advice));
    }

    static Finding missing(String subject, String found, String advice) {
        return new Finding(subject, Health.MISSING, found, Optional.of(advice));
    }
}
