/**
 * The server: its options, routes and start. Imports all packages below; none of them imports it.
 */
package facespace.play;
