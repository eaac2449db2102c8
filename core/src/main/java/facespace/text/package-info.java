/**
 * Messages in English and Chinese, names that look alike, and text on one line. Imports nothing of
 * FaceSpace.
 */
package facespace.text;
