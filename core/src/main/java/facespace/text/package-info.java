/** Messages in English and Chinese, and names that look alike. Imports nothing of FaceSpace. */
package facespace.text;
