/**
 * What stays of every experiment on disk. Imports {@code web} and no other part of the hub; knows
 * no thread that trains.
 */
package facespace.play.hub.archive;
