/** Runs and their viewers, live maps, kept models. Imports {@code web}; knows no page. */
package facespace.play.hub;
