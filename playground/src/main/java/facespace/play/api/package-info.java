/**
 * What the pages' scripts ask, as JSON, pictures and sockets. Imports {@code hub}, {@code face},
 * {@code gallery} and {@code web}.
 */
package facespace.play.api;
