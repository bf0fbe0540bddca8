package grokfield.render.doctor;

import grokfield.render.record.ClipKind;
import grokfield.render.record.EncoderMaker;
import grokfield.render.record.Encoders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The encoders of videos, each tried with a small clip. */
final class VideoFindings {
    private VideoFindings() {}

    static List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        for (EncoderMaker maker : Encoders.all()) {
            findings.add(of(maker));
        }
        return findings;
    }

    /** None is needed: the PNG sequence is always there. */
    private static Finding of(EncoderMaker maker) {
        String subject = "encoder " + maker.name();
        return maker.missing()
                .map(missing -> Finding.optional(subject, missing, maker.advice()))
                .orElseGet(() -> Finding.good(subject, maker.title() + " (" + kinds(maker) + ")" + preferred(maker)));
    }

    private static String kinds(EncoderMaker maker) {
        List<String> labels = maker.kinds().stream()
                .sorted(Comparator.naturalOrder())
                .map(ClipKind::label)
                .toList();
        return String.join(", ", labels);
    }

    /** Says which of several is taken. */
    private static String preferred(EncoderMaker maker) {
        boolean severalAndFirst = maker.kinds().stream()
                .anyMatch(kind -> Encoders.usable(kind).size() > 1
                        && Encoders.usable(kind).getFirst().equals(maker));
        return severalAndFirst ? ", taken unless another is named" : "";
    }
}
