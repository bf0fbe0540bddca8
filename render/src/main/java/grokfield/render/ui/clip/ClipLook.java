package grokfield.render.ui.clip;

import grokfield.render.window.Theme;

/**
 * What a clip's picture is like.
 *
 * @param width of the finished picture, pixels
 * @param height likewise
 * @param supersampling how many times wider and higher it is drawn before it is made smaller; 1: not at all
 * @param title a line at the top, with names of values in braces; empty for none
 * @param caption a line at the bottom, likewise
 */
public record ClipLook(int width, int height, int supersampling, Theme theme, String title, String caption) {}
