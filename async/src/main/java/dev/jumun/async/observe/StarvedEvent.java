package dev.jumun.async.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("dev.jumun.Starved")
@Label("Carriers starved")
@Category("Jumun")
@Description("All carriers are held, and virtual threads do not run")
@StackTrace(false)
final class StarvedEvent extends Event {}
