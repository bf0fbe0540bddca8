package grokfield.scenes;

import grokfield.sim.EngineChoice;
import grokfield.sim.Engines;
import grokfield.sim.Operation;
import grokfield.sim.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.TomlArray;

/** What a key of the scene file may hold. Values are Double, Long, Boolean, String, or a table as lists of Integer. */
sealed interface KeyType {
    /**
     * The value that a scene gets for what the file says.
     *
     * @param key the key's name, for the sentence
     * @param given a value as the TOML reader gives it
     * @throws InvalidValueException if the key does not take it
     */
    Object accept(String key, Object given) throws InvalidValueException;

    /** What is allowed, for a comment in a scene file: {@code 0 … 20}. Empty where anything goes. */
    String allowed();

    /** Whether a setting's value that is no TOML text is taken as text without its quotes. */
    default boolean isText() {
        return false;
    }

    /** Whether a value has a form that a key of text takes as it is. */
    default boolean takes(Object given) {
        return given instanceof String;
    }

    /** A finite number in the range of its parameter; whole numbers are taken too. */
    record Real(Parameter parameter) implements KeyType {
        @Override
        public Object accept(String key, Object given) throws InvalidValueException {
            double value = switch (given) {
                case Double number -> number;
                case Long number -> number.doubleValue();
                default -> throw new InvalidValueException(key + " must be a number, was " + SceneText.show(given));
            };
            if (!Double.isFinite(value)) {
                throw new InvalidValueException(key + " must be a finite number, was " + SceneText.show(given));
            }
            Optional<String> problem = parameter.check(value);
            if (problem.isPresent()) {
                throw new InvalidValueException(problem.get());
            }
            return value == 0 ? 0.0 : value; // never −0
        }

        @Override
        public String allowed() {
            return Parameter.format(parameter.minimum()) + " … " + Parameter.format(parameter.maximum());
        }
    }

    /** A whole number from {@code minimum} to {@code maximum}; 3.0 and 1e5 are taken as whole numbers. */
    record Whole(long minimum, long maximum) implements KeyType {
        private static final double EXACT = 0x1p53; // beyond it a float no longer names one whole number

        @Override
        public Object accept(String key, Object given) throws InvalidValueException {
            boolean whole = given instanceof Long
                    || (given instanceof Double number && Math.rint(number) == number && Math.abs(number) <= EXACT);
            if (!whole) {
                throw new InvalidValueException(key + " must be a whole number, was " + SceneText.show(given));
            }
            long value = ((Number) given).longValue();
            if (value < minimum || value > maximum) {
                throw new InvalidValueException(
                        key + " must be between " + minimum + " and " + maximum + ", was " + value);
            }
            return value;
        }

        @Override
        public String allowed() {
            boolean any = minimum == Long.MIN_VALUE && maximum == Long.MAX_VALUE;
            return any ? "any whole number" : minimum + " … " + maximum;
        }
    }

    /** The number of tokens, which says what too large a number would cost. */
    record Modulus() implements KeyType {
        private static final Whole RANGE = new Whole(2, TaskCost.MOST_TOKENS);

        @Override
        public Object accept(String key, Object given) throws InvalidValueException {
            if (given instanceof Number number && number.doubleValue() > TaskCost.MOST_TOKENS) {
                throw new InvalidValueException(key + " must be between 2 and " + TaskCost.MOST_TOKENS + ", was "
                        + SceneText.show(given) + ": " + TaskCost.sentence(number.longValue()));
            }
            return RANGE.accept(key, given);
        }

        @Override
        public String allowed() {
            return RANGE.allowed();
        }
    }

    /** {@code true} or {@code false}. */
    record Flag() implements KeyType {
        @Override
        public Object accept(String key, Object given) throws InvalidValueException {
            if (given instanceof Boolean) {
                return given;
            }
            throw new InvalidValueException(key + " must be true or false, was " + SceneText.show(given));
        }

        @Override
        public String allowed() {
            return "true or false";
        }
    }

    /** Any text. */
    record Text() implements KeyType {
        @Override
        public Object accept(String key, Object given) throws InvalidValueException {
            return string(key, given);
        }

        @Override
        public boolean isText() {
            return true;
        }

        @Override
        public String allowed() {
            return "";
        }
    }

    /** A caption with live values. */
    record Caption() implements KeyType {
        @Override
        public Object accept(String key, Object given) throws InvalidValueException {
            String text = string(key, given);
            Optional<String> problem = CaptionTemplate.problem(text);
            if (problem.isPresent()) {
                throw new InvalidValueException(key + " has an " + problem.get());
            }
            return text;
        }

        @Override
        public boolean isText() {
            return true;
        }

        @Override
        public String allowed() {
            return "";
        }
    }

    /** One of a few names. */
    record Choice(List<String> names) implements KeyType {
        @Override
        public Object accept(String key, Object given) throws InvalidValueException {
            String name = string(key, given);
            if (names.contains(name)) {
                return name;
            }
            throw new InvalidValueException("unknown " + key + " " + SceneText.show(name)
                    + (names.size() == 1
                            ? ": there is only " + names.getFirst()
                            : ": the nearest of " + String.join(", ", names) + " is " + Nearest.to(name, names)));
        }

        @Override
        public boolean isText() {
            return true;
        }

        @Override
        public String allowed() {
            return String.join(", ", names);
        }
    }

    /** An engine, with its argument if it takes one: {@code auto}, {@code fast:1e-6}, {@code tornado:1}. */
    record EngineText() implements KeyType {
        @Override
        public Object accept(String key, Object given) throws InvalidValueException {
            String text = string(key, given);
            String name = text.substring(0, text.indexOf(':') < 0 ? text.length() : text.indexOf(':'));
            new Choice(names()).accept(key, name);
            try {
                return EngineChoice.parse(text).toString();
            } catch (IllegalArgumentException e) {
                throw new InvalidValueException(String.valueOf(e.getMessage()));
            }
        }

        private static List<String> names() {
            List<String> names = new ArrayList<>(List.of(Engines.AUTO));
            names.addAll(Engines.KNOWN);
            return names;
        }

        @Override
        public boolean isText() {
            return true;
        }

        @Override
        public String allowed() {
            return String.join(", ", names());
        }
    }

    /** {@code normal}, {@code network}, or a file of positions. */
    record StartText() implements KeyType {
        @Override
        public Object accept(String key, Object given) throws InvalidValueException {
            String text = string(key, given);
            String lower = text.toLowerCase(Locale.ROOT);
            if (text.equals("normal") || text.equals("network") || lower.endsWith(".npy") || lower.endsWith(".csv")) {
                return text;
            }
            throw new InvalidValueException(
                    key + " must be \"normal\", \"network\" or a .npy or .csv file, was " + SceneText.show(given));
        }

        @Override
        public boolean isText() {
            return true;
        }

        @Override
        public String allowed() {
            return "normal, network, or a .npy or .csv file of N rows";
        }
    }

    /** The size of a video, such as {@code 1920x1080}; even numbers, as the encoders need. */
    record Size() implements KeyType {
        private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
        private static final int LEAST = 16;
        private static final int MOST = 8192;

        @Override
        public Object accept(String key, Object given) throws InvalidValueException {
            String text = string(key, given);
            Matcher matcher = SIZE.matcher(text);
            if (matcher.matches() && fits(matcher.group(1)) && fits(matcher.group(2))) {
                return text;
            }
            throw new InvalidValueException(key + " must be WIDTHxHEIGHT, even numbers between " + LEAST + " and "
                    + MOST + " such as 1920x1080, was " + SceneText.show(given));
        }

        private static boolean fits(String digits) {
            int pixels = Integer.parseInt(digits);
            return pixels >= LEAST && pixels <= MOST && pixels % 2 == 0;
        }

        @Override
        public boolean isText() {
            return true;
        }

        @Override
        public String allowed() {
            return "WIDTHxHEIGHT, even numbers";
        }
    }

    /** A formula, or a table of classes as rows of whole numbers. */
    record OperationText() implements KeyType {
        @Override
        public Object accept(String key, Object given) throws InvalidValueException {
            if (given instanceof TomlArray rows) {
                return table(key, rows);
            }
            if (!(given instanceof String formula)) {
                throw new InvalidValueException(
                        key + " must be a formula in quotes or a table [[0, 1], …], was " + SceneText.show(given));
            }
            String plain = formula.replace(" ", "");
            if (Operation.byFormula(plain).isPresent()) {
                return plain;
            }
            List<String> formulas = Operation.formulas();
            throw new InvalidValueException("unknown operation " + SceneText.show(formula) + ": the nearest of "
                    + String.join(", ", formulas) + " is " + Nearest.to(plain, formulas)
                    + ", and a symmetric table [[0, 1], …] is taken too");
        }

        private static List<List<Integer>> table(String key, TomlArray rows) throws InvalidValueException {
            if (rows.size() > TaskCost.MOST_TOKENS) {
                throw new InvalidValueException("the table must have at most " + TaskCost.MOST_TOKENS + " rows, has "
                        + rows.size() + ": " + TaskCost.sentence(rows.size()));
            }
            List<List<Integer>> table = new ArrayList<>();
            for (int a = 0; a < rows.size(); a++) {
                if (!(rows.get(a) instanceof TomlArray row)) {
                    throw new InvalidValueException(key + " must be a table of rows [[0, 1], …]; row " + a + " is "
                            + SceneText.show(rows.get(a)));
                }
                List<Integer> classes = new ArrayList<>();
                for (int b = 0; b < row.size(); b++) {
                    classes.add(entry(key, a, b, row.get(b)));
                }
                table.add(List.copyOf(classes));
            }
            return List.copyOf(table);
        }

        private static int entry(String key, int a, int b, Object given) throws InvalidValueException {
            if (given instanceof Long value && value == value.intValue()) {
                return value.intValue();
            }
            throw new InvalidValueException(
                    key + " must hold whole numbers; row " + a + " column " + b + " has " + SceneText.show(given));
        }

        @Override
        public boolean takes(Object given) {
            return given instanceof String || given instanceof TomlArray;
        }

        @Override
        public boolean isText() {
            return true;
        }

        @Override
        public String allowed() {
            return String.join(", ", Operation.formulas()) + ", or a symmetric table [[0, 1], [1, 0]]";
        }
    }

    private static String string(String key, Object given) throws InvalidValueException {
        if (given instanceof String text) {
            return text;
        }
        throw new InvalidValueException(key + " must be text in quotes, was " + SceneText.show(given));
    }
}
