/**
 * One picture file: its format, its way up, and the face cut out of it. Imports {@code data} only.
 */
package facespace.data.picture;
