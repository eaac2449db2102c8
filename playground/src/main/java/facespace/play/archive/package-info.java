/** What stays of every experiment on disk. Imports {@code web}; knows no thread that trains. */
package facespace.play.archive;
