/** Angles, lengths and decisions of plain arrays. Imports nothing of this library. */
package facespace.geometry;
