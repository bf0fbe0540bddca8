package grokfield.scenes;

/** No Parquet file could be made; the message is a sentence for the user. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    StoreException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
