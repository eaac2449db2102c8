/**
 * The folder of what stays when the server stops, as a whole: whose it is, whether it is sound, its
 * copy in one file. Imports {@code hub.model}, {@code hub.archive}, {@code gallery} and {@code
 * web}.
 */
package facespace.play.store;
