/** Live maps of experiments, and which images they show. Imports {@code run}, {@code wire}. */
package facespace.play.hub.map;
