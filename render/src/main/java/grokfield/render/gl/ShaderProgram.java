package grokfield.render.gl;

import static org.lwjgl.opengl.GL33C.GL_COMPILE_STATUS;
import static org.lwjgl.opengl.GL33C.GL_FRAGMENT_SHADER;
import static org.lwjgl.opengl.GL33C.GL_LINK_STATUS;
import static org.lwjgl.opengl.GL33C.GL_TRUE;
import static org.lwjgl.opengl.GL33C.GL_VERTEX_SHADER;
import static org.lwjgl.opengl.GL33C.glAttachShader;
import static org.lwjgl.opengl.GL33C.glCompileShader;
import static org.lwjgl.opengl.GL33C.glCreateProgram;
import static org.lwjgl.opengl.GL33C.glCreateShader;
import static org.lwjgl.opengl.GL33C.glDeleteProgram;
import static org.lwjgl.opengl.GL33C.glDeleteShader;
import static org.lwjgl.opengl.GL33C.glDetachShader;
import static org.lwjgl.opengl.GL33C.glGetProgramInfoLog;
import static org.lwjgl.opengl.GL33C.glGetProgrami;
import static org.lwjgl.opengl.GL33C.glGetShaderInfoLog;
import static org.lwjgl.opengl.GL33C.glGetShaderi;
import static org.lwjgl.opengl.GL33C.glGetUniformLocation;
import static org.lwjgl.opengl.GL33C.glLinkProgram;
import static org.lwjgl.opengl.GL33C.glShaderSource;
import static org.lwjgl.opengl.GL33C.glUniform1f;
import static org.lwjgl.opengl.GL33C.glUniform1i;
import static org.lwjgl.opengl.GL33C.glUniform2f;
import static org.lwjgl.opengl.GL33C.glUniform3f;
import static org.lwjgl.opengl.GL33C.glUniform4f;
import static org.lwjgl.opengl.GL33C.glUseProgram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A linked vertex and fragment shader, read from the resources {@code /grokfield/shaders/NAME.vert} and {@code .frag}. */
public final class ShaderProgram implements AutoCloseable {
    private final int id;
    private final String name;
    private final Map<String, Integer> locations = new HashMap<>();

    private ShaderProgram(int id, String name) {
        this.id = id;
        this.name = name;
    }

    /**
     * Compiles and links {@code NAME.vert} and {@code NAME.frag}.
     *
     * @throws ShaderException if the driver refuses them
     * @throws IllegalArgumentException if there is no such pair of resources
     */
    public static ShaderProgram load(String name) {
        return compile(name, source(name + ".vert"), source(name + ".frag"));
    }

    /** Compiles and links two sources; the name stands in messages. */
    static ShaderProgram compile(String name, String vertexSource, String fragmentSource) {
        int vertex = shader(GL_VERTEX_SHADER, name + ".vert", vertexSource);
        int fragment;
        try {
            fragment = shader(GL_FRAGMENT_SHADER, name + ".frag", fragmentSource);
        } catch (ShaderException e) {
            glDeleteShader(vertex);
            throw e;
        }
        int program = glCreateProgram();
        glAttachShader(program, vertex);
        glAttachShader(program, fragment);
        glLinkProgram(program);
        glDetachShader(program, vertex);
        glDetachShader(program, fragment);
        glDeleteShader(vertex);
        glDeleteShader(fragment);
        if (glGetProgrami(program, GL_LINK_STATUS) != GL_TRUE) {
            String log = glGetProgramInfoLog(program).strip();
            glDeleteProgram(program);
            throw new ShaderException(name + ".vert and " + name + ".frag do not link: " + log);
        }
        return new ShaderProgram(program, name);
    }

    private static int shader(int kind, String file, String source) {
        int shader = glCreateShader(kind);
        glShaderSource(shader, source);
        glCompileShader(shader);
        if (glGetShaderi(shader, GL_COMPILE_STATUS) != GL_TRUE) {
            String log = glGetShaderInfoLog(shader);
            glDeleteShader(shader);
            throw new ShaderException(ShaderLog.withFile(file, log));
        }
        return shader;
    }

    private static String source(String file) {
        String path = "/grokfield/shaders/" + file;
        try (InputStream stream = ShaderProgram.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no shader " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the shader " + path + " cannot be read", e);
        }
    }

    /** Makes this the program of the draw calls and {@code set} calls that follow. */
    public void use() {
        glUseProgram(id);
    }

    /** Sets a float uniform of the program in use. */
    public void set(String uniform, float x) {
        glUniform1f(location(uniform), x);
    }

    /** Sets a vec2 uniform of the program in use. */
    public void set(String uniform, float x, float y) {
        glUniform2f(location(uniform), x, y);
    }

    /** Sets a vec4 uniform of the program in use. */
    public void set(String uniform, float x, float y, float z, float w) {
        glUniform4f(location(uniform), x, y, z, w);
    }

    /** Sets a vec3 uniform of the program in use to a colour. */
    public void set(String uniform, Rgb color) {
        glUniform3f(location(uniform), color.red(), color.green(), color.blue());
    }

    /** Sets an int or sampler uniform of the program in use. */
    public void set(String uniform, int value) {
        glUniform1i(location(uniform), value);
    }

    private int location(String uniform) {
        int location = locations.computeIfAbsent(uniform, u -> glGetUniformLocation(id, u));
        if (location < 0) {
            throw new IllegalArgumentException("the program " + name + " has no uniform " + uniform);
        }
        return location;
    }

    @Override
    public void close() {
        glDeleteProgram(id);
    }
}
