package io.github.mesosspring.call;

/**
 * Is told, once, how a call ended whose turn had come.
 */
interface CallEnd {

	void accepted(CallResponse response);

	void failed(CallException failure);

}
