package grokfield.render.record;

import java.util.Map;

/**
 * How FFmpeg shall encode.
 *
 * @param codec the encoder's name in FFmpeg
 * @param colors how pictures are handed to it
 * @param options its options by name
 */
record VideoSettings(String codec, PixelLayout colors, Map<String, String> options) {}
