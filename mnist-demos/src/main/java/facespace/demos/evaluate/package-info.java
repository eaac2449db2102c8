/**
 * How well given scores, features or a trained model tell people apart. Imports the library; no
 * other package below {@code demos}.
 */
package facespace.demos.evaluate;
