package facespace.play.learn;

import java.util.Locale;

/** What a live figure shows. */
public enum View {
  /** The feature planes of a run, side by side. */
  PLANES(true),
  /** Target logits of a run's losses, over the angles being trained. */
  CURVE(true),
  /** The angles of test images to their own class. */
  ANGLES(true),
  /** Loss and accuracy over the steps. */
  TRAINING(true),
  /** Pairs of photographs, of one person or of two: the reader decides, then a kept model. */
  DUEL(false),
  /** Faces made of five yes-or-no features. */
  TRAITS(false),
  /** Pairs of people whom a kept model has never seen, and a threshold that is dragged. */
  PAIRS(false),
  /** The same threshold at a door with many people behind it. */
  DOOR(false),
  /** What spoils a photograph, and how many of the right people are turned away for it. */
  CAUSES(false),
  /** The same of real photographs, by what their files say is different, where there are some. */
  PHOTOGRAPHS(false),
  /** How many pairs and triplets there are among so many pictures. */
  COUNT(false),
  /** The alarms of a crowd in which few are wanted. */
  ALARMS(false);

  private final boolean ofRun;

  View(boolean ofRun) {
    this.ofRun = ofRun;
  }

  /** Whether it shows a run, and cannot be without one. */
  boolean isOfRun() {
    return ofRun;
  }

  /** Its name in Markdown and scripts. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
