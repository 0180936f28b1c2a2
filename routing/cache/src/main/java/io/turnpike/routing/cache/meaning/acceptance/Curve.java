package io.turnpike.routing.cache.meaning.acceptance;

import java.util.List;

/**
 * How likely a hit is right, by its similarity: a logistic curve through what was learned, and how
 * sure that is. The method is vCache's (Schroeder et al., 2025), with a weak pull to a flat curve
 * so that few labels, all alike, do not make certainty.
 */
final class Curve {

  private static final double PULL = 0.1;
  private static final double Z = 1.645;
  private static final int STEPS = 30;
  private static final double CENTER = 0.7;
  private static final double SCALE = 20;

  private double height;
  private double slope;
  private double a = PULL;
  private double b;
  private double d = PULL;

  private Curve() {}

  static Curve through(List<Label> labels) {
    Curve curve = new Curve();
    for (int step = 0; step < STEPS; step++) {
      curve.improve(labels);
    }
    return curve;
  }

  /** Of a wrong hit, at most, with nineteen to one. */
  double wrongAtMost(double similarity) {
    double x = scaled(similarity);
    double determinant = a * d - b * b;
    double variance = (d - 2 * b * x + a * x * x) / determinant;
    return 1 - logistic(height + slope * x - Z * Math.sqrt(Math.max(0, variance)));
  }

  /** One step of Newton's method. */
  private void improve(List<Label> labels) {
    double first = -PULL * height;
    double second = -PULL * slope;
    a = PULL;
    b = 0;
    d = PULL;
    for (Label label : labels) {
      double x = scaled(label.similarity());
      double p = logistic(height + slope * x);
      double miss = (label.right() ? 1 : 0) - p;
      double weight = p * (1 - p);
      first += miss;
      second += miss * x;
      a += weight;
      b += weight * x;
      d += weight * x * x;
    }
    double determinant = a * d - b * b;
    height += (d * first - b * second) / determinant;
    slope += (a * second - b * first) / determinant;
  }

  private static double scaled(double similarity) {
    return (similarity - CENTER) * SCALE;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
