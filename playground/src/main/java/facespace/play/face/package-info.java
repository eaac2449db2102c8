/** Faces in requests: generated, from folders, or uploaded. Imports {@code hub} and {@code web}. */
package facespace.play.face;
