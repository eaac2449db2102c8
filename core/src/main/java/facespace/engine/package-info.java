/**
 * The door to the tensor library: settings of its native half, scalars, and recording gradients.
 * Imports nothing of FaceSpace.
 */
package facespace.engine;
