/**
 * Faces in requests: generated, from folders, or uploaded. Imports the ground of {@code hub} and
 * {@code web}.
 */
package facespace.play.face;
