/**
 * What every request has: its language, its limits, its answer when something is wrong. Imports no
 * other package of the server.
 */
package facespace.play.web;
