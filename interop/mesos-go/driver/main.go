// A framework on the v1 API of mesos-go. It runs one task to its end and tears itself down when it is told to on its
// standard input. It prints a line per step.
package main

import (
	"context"
	"fmt"
	"os"
	"os/user"

	"github.com/mesos/mesos-go/api/v1/lib"
	"github.com/mesos/mesos-go/api/v1/lib/encoding"
	"github.com/mesos/mesos-go/api/v1/lib/encoding/codecs"
	"github.com/mesos/mesos-go/api/v1/lib/extras/scheduler/callrules"
	"github.com/mesos/mesos-go/api/v1/lib/extras/scheduler/controller"
	"github.com/mesos/mesos-go/api/v1/lib/extras/scheduler/eventrules"
	"github.com/mesos/mesos-go/api/v1/lib/extras/store"
	"github.com/mesos/mesos-go/api/v1/lib/httpcli"
	"github.com/mesos/mesos-go/api/v1/lib/httpcli/httpsched"
	"github.com/mesos/mesos-go/api/v1/lib/resources"
	"github.com/mesos/mesos-go/api/v1/lib/scheduler"
	"github.com/mesos/mesos-go/api/v1/lib/scheduler/calls"
	"github.com/mesos/mesos-go/api/v1/lib/scheduler/events"
)

// The arguments are the URI of the scheduler API and the media type.
func main() {
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Println("FAILED", err)
		os.Exit(1)
	}
	fmt.Println("ENDED")
}

func run(uri, mediaType string) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	id := store.NewInMemorySingleton()
	caller := callrules.New(callrules.WithFrameworkID(store.GetIgnoreErrors(id))).Caller(httpsched.NewCaller(
		httpcli.New(httpcli.Endpoint(uri), httpcli.Codec(codecs.ByMediaType[encoding.MediaType(mediaType)]))))
	me, err := user.Current()
	if err != nil {
		return err
	}
	timeout := 60.0
	info := &mesos.FrameworkInfo{User: me.Username, Name: "mesos-go", FailoverTimeout: &timeout}

	told := make(chan struct{})
	tornDown := make(chan error, 1)
	go func() {
		_, _ = os.Stdin.Read(make([]byte, 1))
		close(told)
		// The stream ends before this call is answered, so its end must not cancel the call.
		tornDown <- call(context.Background(), caller, &scheduler.Call{Type: scheduler.Call_TEARDOWN})
	}()

	err = controller.Run(ctx, info, caller,
		controller.WithFrameworkID(store.GetIgnoreErrors(id)),
		controller.WithEventHandler(eventrules.New(
			controller.LiftErrors(),
			controller.TrackSubscription(id, 0),
			controller.AckStatusUpdates(caller),
		).Handle(handler(caller))),
		controller.WithSubscriptionTerminated(func(error) { cancel() }))
	select {
	case <-told:
		// Other calls that meet the teardown may fail.
		return <-tornDown
	default:
		return fmt.Errorf("the stream ended: %v", err)
	}
}

func handler(caller calls.Caller) events.Handler {
	launched := false
	return events.HandlerFunc(func(ctx context.Context, event *scheduler.Event) error {
		switch event.GetType() {
		case scheduler.Event_SUBSCRIBED:
			fmt.Println("SUBSCRIBED", event.GetSubscribed().GetFrameworkID().GetValue())
		case scheduler.Event_UPDATE:
			fmt.Println("UPDATE", event.GetUpdate().Status.GetState())
		case scheduler.Event_OFFERS:
			var ids []mesos.OfferID
			for _, offer := range event.GetOffers().GetOffers() {
				ids = append(ids, offer.ID)
			}
			if launched {
				return call(ctx, caller, calls.Decline(ids...))
			}
			launched = true
			return launch(ctx, caller, event.GetOffers().GetOffers()[0], ids)
		}
		return nil
	})
}

// The library computes what it asks for from what it was offered, which fails if the offer is not in the format that the
// framework's capabilities call for.
func launch(ctx context.Context, caller calls.Caller, offer mesos.Offer, ids []mesos.OfferID) error {
	wanted := mesos.Resources{resources.NewCPUs(0.1).Resource, resources.NewMemory(32).Resource}
	found := resources.Find(wanted, offer.Resources...)
	if found == nil {
		return fmt.Errorf("the offer %v does not hold %v", offer, wanted)
	}
	command := "echo hello"
	task := mesos.TaskInfo{
		Name:      "hello",
		TaskID:    mesos.TaskID{Value: "hello"},
		AgentID:   offer.AgentID,
		Resources: found,
		Command:   &mesos.CommandInfo{Value: &command},
	}
	return call(ctx, caller, calls.Accept(calls.OfferOperations{calls.OpLaunch(task)}.WithOffers(ids...)))
}

func call(ctx context.Context, caller calls.Caller, call *scheduler.Call) error {
	if err := calls.CallNoData(ctx, caller, call); err != nil {
		return err
	}
	fmt.Println("ACCEPTED", call.GetType())
	return nil
}
