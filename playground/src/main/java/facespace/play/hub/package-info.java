/**
 * Runs and their viewers, live maps, kept models. Imports {@code archive} and {@code web}; knows no
 * page.
 */
package facespace.play.hub;
