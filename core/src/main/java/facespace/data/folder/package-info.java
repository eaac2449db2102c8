/**
 * Folders of photographs, one per person, their pairs lists, and who of them is held out. Imports
 * {@code data} and {@code data.picture}.
 */
package facespace.data.folder;
