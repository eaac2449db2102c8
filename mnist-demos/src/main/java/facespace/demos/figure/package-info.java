/**
 * The literature's pictures, redrawn from runs made then and there, and a report of all of them.
 * Knows no other package of commands.
 */
package facespace.demos.figure;
