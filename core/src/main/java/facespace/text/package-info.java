/**
 * Messages in English and Chinese, names that look alike, text on one line, and the version.
 * Imports nothing of FaceSpace.
 */
package facespace.text;
