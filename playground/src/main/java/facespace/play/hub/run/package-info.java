/**
 * Experiments: who trains when, what is shown, kept and stored of it. Imports the ground of the
 * hub, {@code wire}, {@code model}, {@code archive} and {@code web}.
 */
package facespace.play.hub.run;
