package grokfield.render.view;

import grokfield.scenes.CameraPose;
import org.joml.Matrix4f;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/** Looks straight at the plane z = 0. */
public final class PlaneCamera implements Camera {
    private static final double SMALLEST_SCALE = 1e-6;
    private static final double LARGEST_SCALE = 1e9;
    private static final double ARRIVED = 1e-3; // pixels

    private int width = 1;
    private int height = 1;
    private double centreX;
    private double centreY;
    private double scale = 50; // pixels per world unit
    private double goalX;
    private double goalY;
    private double goalScale;
    private boolean gliding;

    @Override
    public void resize(int newWidth, int newHeight) {
        width = Math.max(1, newWidth);
        height = Math.max(1, newHeight);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public Matrix4f matrix(Matrix4f dest) {
        float x = (float) (2 * scale / width);
        float y = (float) (2 * scale / height);
        return dest.identity().scale(x, y, 1).translate((float) -centreX, (float) -centreY, 0);
    }

    @Override
    public Vector3d project(double x, double y, double z, Vector3d dest) {
        return dest.set(width / 2.0 + (x - centreX) * scale, height / 2.0 - (y - centreY) * scale, 0.5);
    }

    @Override
    public Vector3d unproject(double x, double y, Vector3dc like, Vector3d dest) {
        return dest.set(centreX + (x - width / 2.0) / scale, centreY - (y - height / 2.0) / scale, 0);
    }

    @Override
    public void zoomAt(double x, double y, double factor) {
        double worldX = centreX + (x - width / 2.0) / scale;
        double worldY = centreY - (y - height / 2.0) / scale;
        scale = Math.clamp(scale * factor, SMALLEST_SCALE, LARGEST_SCALE);
        centreX = worldX - (x - width / 2.0) / scale;
        centreY = worldY + (y - height / 2.0) / scale;
        gliding = false;
    }

    @Override
    public void pan(double dx, double dy) {
        centreX -= dx / scale;
        centreY += dy / scale;
        gliding = false;
    }

    @Override
    public void drag(double dx, double dy) {
        pan(dx, dy);
    }

    @Override
    public void fit(Vector3dc centre, double radius, double margin, boolean smooth) {
        double room = Math.max(8, Math.min(width, height) / 2.0 - margin);
        goalX = centre.x();
        goalY = centre.y();
        goalScale = Math.clamp(room / radius, SMALLEST_SCALE, LARGEST_SCALE);
        gliding = smooth;
        if (!smooth) {
            arrive();
        }
    }

    @Override
    public void pose(CameraPose pose, double radius, double margin) {
        Vector3d centre = new Vector3d(pose.centerX() * radius, pose.centerY() * radius, 0);
        fit(centre, radius / pose.zoom(), margin, false);
    }

    @Override
    public boolean advance(double seconds) {
        if (!gliding) {
            return false;
        }
        double share = Glide.share(seconds);
        centreX += (goalX - centreX) * share;
        centreY += (goalY - centreY) * share;
        scale *= Math.pow(goalScale / scale, share);
        double off = Math.hypot(goalX - centreX, goalY - centreY) * scale + Math.abs(goalScale / scale - 1) * width;
        if (off < ARRIVED) {
            arrive();
        }
        return true;
    }

    private void arrive() {
        centreX = goalX;
        centreY = goalY;
        scale = goalScale;
        gliding = false;
    }

    @Override
    public double scale() {
        return scale;
    }

    /** World x at the view's left edge. */
    public double left() {
        return centreX - width / 2.0 / scale;
    }

    /** World x at the view's right edge. */
    public double right() {
        return centreX + width / 2.0 / scale;
    }

    /** World y at the view's lower edge. */
    public double bottom() {
        return centreY - height / 2.0 / scale;
    }

    /** World y at the view's upper edge. */
    public double top() {
        return centreY + height / 2.0 / scale;
    }
}
