package grokfield.render.cli;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/** One JSON object on one line; what is undefined is {@code null}, never NaN. */
final class Json {
    private final JsonObject object = new JsonObject();

    Json put(String name, @Nullable String value) {
        object.add(name, value == null ? JsonNull.INSTANCE : new JsonPrimitive(value));
        return this;
    }

    Json put(String name, long value) {
        object.addProperty(name, value);
        return this;
    }

    Json put(String name, boolean value) {
        object.addProperty(name, value);
        return this;
    }

    Json put(String name, double value) {
        object.add(name, Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE);
        return this;
    }

    @Override
    public String toString() {
        return object.toString();
    }
}
