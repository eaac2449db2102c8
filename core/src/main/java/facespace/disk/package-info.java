/** Files that are private, and there whole or not at all. Imports nothing. */
package facespace.disk;
