/** The force engine that runs on graphics processors and other devices; compiled only where there is a TornadoVM SDK. */
@NullMarked
package grokfield.sim.tornado;

import org.jspecify.annotations.NullMarked;
