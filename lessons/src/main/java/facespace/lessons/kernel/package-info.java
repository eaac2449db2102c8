/**
 * FaceSpace's Jupyter kernel: jjava-jupyter speaks the protocol, JShell runs the cells, and {@code
 * facespace.lab} is ready in the first of them.
 */
package facespace.lessons.kernel;
