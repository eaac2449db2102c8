/** Messages in English and Chinese. Imports nothing of FaceSpace. */
package facespace.text;
