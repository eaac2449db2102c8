/** Kept models, on disk and open. Imports {@code web} and the ground of the hub. */
package facespace.play.hub.model;
