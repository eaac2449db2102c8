/** Moments, how they are kept and sent, and who watches them. Imports no other part of the hub. */
package facespace.play.hub.wire;
